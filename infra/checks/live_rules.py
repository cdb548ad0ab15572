#!/usr/bin/env python3
"""Compares the rules that are live in AWS with the communication map: security groups and network ACLs.

usage: live_rules.py <name> <map.json>     <name> is the prefix of the deployment; asks the AWS CLI.
Names every rule that is missing, and every one that somebody added.
"""
import json
import os
import subprocess
import sys

from network import Entry, Rule, differences, expected_entries, expected_rules


def aws(*arguments):
    endpoint = os.environ.get("AWS_ENDPOINT_URL")
    command = ["aws", *arguments, "--output", "json", *(["--endpoint-url", endpoint] if endpoint else [])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode:
        sys.exit(f"live_rules: {' '.join(command[:3])} failed: {done.stderr.strip()}")
    return json.loads(done.stdout)


def in_vpc(vpc):
    return ["--filters", f"Name=vpc-id,Values={vpc}"]


def live_rules(name, vpc):
    groups = {group["GroupId"]: group["GroupName"].removeprefix(f"{name}-")
              for group in aws("ec2", "describe-security-groups", *in_vpc(vpc))["SecurityGroups"]}
    rules = set()
    for rule in aws("ec2", "describe-security-group-rules")["SecurityGroupRules"]:
        if rule["GroupId"] not in groups:
            continue
        peer = (rule.get("CidrIpv4") or rule.get("CidrIpv6") or ("s3" if rule.get("PrefixListId") else None)
                or groups.get(rule.get("ReferencedGroupInfo", {}).get("GroupId"), "a group of another VPC"))
        rules.add(Rule(groups[rule["GroupId"]], "out" if rule["IsEgress"] else "in", rule["IpProtocol"],
                       (rule.get("FromPort", -1), rule.get("ToPort", -1)), peer))
    return rules


def subnets(name, vpc):
    sides = {}
    for subnet in aws("ec2", "describe-subnets", *in_vpc(vpc))["Subnets"]:
        tag = next((tag["Value"] for tag in subnet.get("Tags", []) if tag["Key"] == "Name"), "?")
        sides[subnet["SubnetId"]] = (tag.removeprefix(f"{name}-").split("-")[0], subnet["CidrBlock"])
    return sides


def live_entries(vpc, sides):
    protocols = {"6": "tcp", "17": "udp", "-1": "all"}
    entries = set()
    for acl in aws("ec2", "describe-network-acls", *in_vpc(vpc))["NetworkAcls"]:
        owners = {sides[link["SubnetId"]][0] for link in acl["Associations"]} or {"default"}
        for entry in acl["Entries"]:
            if entry["RuleAction"] == "allow":
                ports = entry.get("PortRange", {})
                entries.update(Entry(side, "out" if entry["Egress"] else "in",
                                     protocols.get(entry["Protocol"], entry["Protocol"]),
                                     (ports.get("From", -1), ports.get("To", -1)),
                                     entry.get("CidrBlock") or entry.get("Ipv6CidrBlock")) for side in owners)
    return entries


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    name, map_file = sys.argv[1:]
    with open(map_file) as file:
        declared = json.load(file)
    bastion = json.loads(os.environ.get("BASTION") or "null")
    vpcs = aws("ec2", "describe-vpcs", "--filters", f"Name=tag:Name,Values={name}")["Vpcs"]
    if len(vpcs) != 1:
        sys.exit(f"live_rules: there are {len(vpcs)} VPCs named {name}; is it deployed in this region?")
    vpc = vpcs[0]["VpcId"]
    sides = subnets(name, vpc)
    ranges = {side: sorted(cidr for other, cidr in sides.values() if other == side) for side in ("public", "private")}
    rules, entries = live_rules(name, vpc), live_entries(vpc, sides)
    wrong = differences("security groups", rules, expected_rules(declared["services"], declared["calls"], bastion))
    wrong += differences("network ACLs", entries, expected_entries(
        declared["services"], ranges["public"], ranges["private"], bastion))
    for sentence in wrong:
        print(sentence)
    print(f"{len(rules)} live rules of security groups and {len(entries)} of network ACLs",
          "differ from" if wrong else "equal", "the communication map")
    sys.exit(1 if wrong else 0)


main()
