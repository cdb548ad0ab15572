#!/usr/bin/env python3
"""Checks a plan, `terraform show -json` of it, against the communication map and the rules of this folder.

usage: plan_rules.py <map.json> <plan.json> [docs/reference/aws-permissions.md]
Looks at every resource of every module: rules of security groups of any kind, network ACLs, public addresses, IAM
statements, environment variables that look like secrets. Names what is wrong. With the reference, each IAM statement must
be explained there.
"""
import json
import re
import sys

from network import Entry, Rule, differences, expected_entries, expected_rules, is_range
from policies import policy_mistakes, undocumented

# Rules whose key is no path, and the group they belong to.
OPEN_DOORS = {"client": "load-balancer", "ssh": "bastion"}
SECRET = re.compile(r"PASSWORD|SECRET|TOKEN|(^|_)KEYS?($|_)|USERNAME")


def resources(module):
    yield from module.get("resources", [])
    for child in module.get("child_modules", []):
        yield from resources(child)


def configured(module, prefix=""):
    """The arguments that the code gives each resource, by its address without keys."""
    for resource in module.get("resources", []):
        yield prefix + resource["address"], set(resource.get("expressions", {}))
    for name, call in module.get("module_calls", {}).items():
        yield from configured(call["module"], f"{prefix}module.{name}.")


class Plan:
    def __init__(self, plan):
        self.configured = dict(configured(plan["configuration"]["root_module"]))
        self.variables = {name: value.get("value") for name, value in plan.get("variables", {}).items()}
        self.found = [resource for resource in resources(plan["planned_values"]["root_module"])
                      if resource["mode"] == "managed"]
        for resource in self.found:
            # Nothing of it is known before the first apply.
            resource.setdefault("values", {})
        self.name = self.variables["name"]
        self.groups = {resource["values"]["id"]: self.short(resource["values"]["name"])
                       for resource in self.of("aws_security_group") if resource["values"].get("id")}
        self.sides = {resource["values"]["id"]: resource["index"]
                      for resource in self.of("aws_network_acl") if resource["values"].get("id")}

    def of(self, *kinds):
        return [resource for resource in self.found if resource["type"] in kinds]

    def short(self, name):
        return name.removeprefix(f"{self.name}-")

    # A group and an ACL also repeat the rules that others gave them, as they were: only blocks of the code count.
    def blocks(self, resource, attribute):
        code = self.configured.get(re.sub(r"\[[^\]]*\]", "", resource["address"]), set())
        return resource["values"].get(attribute) or [] if attribute in code else []

    # Before the first apply ids are not known: then the key of the rule tells, '<from> to <to>'.
    def group(self, values, attribute, resource, end):
        if values.get(attribute):
            return self.groups.get(values[attribute], f"unknown group {values[attribute]}")
        return re.split(" to ", str(resource.get("index", "?")))[end]


def rules(plan):
    found = set()
    for resource in plan.of("aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"):
        found.add(single_rule(plan, resource))
    for resource in plan.of("aws_security_group_rule"):
        values = resource["values"]
        way = "in" if values["type"] == "ingress" else "out"
        found |= block_rules(plan.groups.get(values.get("security_group_id"), resource["address"]), way, values, plan)
    for resource in plan.of("aws_security_group", "aws_default_security_group"):
        values = resource["values"]
        group = plan.short(values["name"]) if resource["type"] == "aws_security_group" else "default"
        for way, attribute in (("in", "ingress"), ("out", "egress")):
            for block in plan.blocks(resource, attribute):
                found |= block_rules(group, way, block, plan)
    return found


def single_rule(plan, resource):
    values, outward = resource["values"], "egress" in resource["type"]
    is_path = not any(values.get(key) for key in ("cidr_ipv4", "cidr_ipv6"))
    ends = (0, 1) if outward else (1, 0)
    if resource["name"] in OPEN_DOORS:
        group = plan.groups.get(values.get("security_group_id"), OPEN_DOORS[resource["name"]])
    else:
        group = plan.group(values, "security_group_id", resource, ends[0])
    peer = values.get("cidr_ipv4") or values.get("cidr_ipv6")
    if is_path:
        peer = ("s3" if resource["name"] == "image_layers"
                else plan.group(values, "referenced_security_group_id", resource, ends[1]))
    return Rule(group, "out" if outward else "in", values["ip_protocol"],
                (values.get("from_port", -1), values.get("to_port", -1)), peer)


def block_rules(group, way, values, plan):
    peers = [*(values.get("cidr_blocks") or []), *(values.get("ipv6_cidr_blocks") or []),
             *("s3" for _ in values.get("prefix_list_ids") or []),
             *(plan.groups.get(peer.split("/")[-1], peer) for peer in values.get("security_groups") or []),
             *([plan.groups.get(values["source_security_group_id"], "?")] if values.get("source_security_group_id") else []),
             *([group] if values.get("self") else [])]
    return {Rule(group, way, values["protocol"], (values["from_port"], values["to_port"]), peer) for peer in peers}


def entries(plan):
    found = set()
    for resource in plan.of("aws_network_acl_rule"):
        values = resource["values"]
        side = plan.sides.get(values.get("network_acl_id"), str(resource["index"]).split(" ")[0])
        found.add(entry(side, "out" if values["egress"] else "in", values["protocol"], values,
                        values.get("cidr_block") or values.get("ipv6_cidr_block"), values["rule_action"]))
    for resource in plan.of("aws_network_acl", "aws_default_network_acl"):
        side = resource["index"] if resource["type"] == "aws_network_acl" else "default"
        for way, attribute in (("in", "ingress"), ("out", "egress")):
            for block in plan.blocks(resource, attribute):
                found.add(entry(side, way, block["protocol"], block,
                                block.get("cidr_block") or block.get("ipv6_cidr_block"), block["action"]))
    return {found_entry for found_entry in found if found_entry}


def entry(side, way, protocol, values, cidr, action):
    protocol = {"6": "tcp", "-1": "all"}.get(str(protocol), str(protocol))
    return Entry(side, way, protocol, (values["from_port"], values["to_port"]), cidr) if action == "allow" else None


def exposures(plan):
    for resource in plan.of("aws_subnet"):
        if resource["values"].get("map_public_ip_on_launch"):
            yield f"{resource['address']} gives public addresses to what is put into it"
    for resource in plan.of("aws_ecs_service"):
        for network in resource["values"].get("network_configuration") or []:
            if network.get("assign_public_ip"):
                yield f"{resource['address']} gives its tasks a public address"
    for resource in plan.of("aws_db_instance"):
        for attribute, good in (("publicly_accessible", False), ("storage_encrypted", True)):
            if bool(resource["values"].get(attribute)) != good:
                yield f"{resource['address']} must have {attribute} = {str(good).lower()}"
        if resource["values"].get("password"):
            yield f"{resource['address']} has its master password in Terraform's state"
    for resource in plan.of("aws_secretsmanager_secret_version", "aws_iam_access_key", "random_password"):
        yield f"{resource['address']} puts a secret into Terraform's state; infra/secrets makes them"
    for resource in plan.of("aws_lb"):
        if not resource["values"].get("drop_invalid_header_fields"):
            yield f"{resource['address']} must drop invalid header fields"


def containers(plan):
    for resource in plan.of("aws_ecs_task_definition"):
        for container in json.loads(resource["values"].get("container_definitions") or "[]"):
            where = f"{resource['address']}, container {container['name']}"
            for variable in container.get("environment") or []:
                if SECRET.search(variable["name"]) and variable["name"] not in ("DATABASE_USERNAME",):
                    yield f"{where}: {variable['name']} is in the environment; hand it over by 'secrets'"
            if not container.get("readonlyRootFilesystem"):
                yield f"{where}: its root file system must be read-only"
            if ((container.get("linuxParameters") or {}).get("capabilities") or {}).get("drop") != ["ALL"]:
                yield f"{where}: it must drop all Linux capabilities"
            if container.get("privileged"):
                yield f"{where}: it must not be privileged"


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    with open(sys.argv[1]) as map_file, open(sys.argv[2]) as plan_file:
        declared, plan = json.load(map_file), Plan(json.load(plan_file))
    bastion = plan.variables.get("bastion")
    found, acl = rules(plan), entries(plan)
    wrong = differences("security groups", found, expected_rules(declared["services"], declared["calls"], bastion))
    wrong += [f"security groups: {rule.group} is open to an address range: {rule}" for rule in sorted(found, key=str)
              if is_range(rule.peer) and rule.way == "in" and rule.group not in ("load-balancer", "bastion")]
    wrong += differences("network ACLs", acl, expected_entries(
        declared["services"], plan.variables["public_subnet_cidrs"],
        plan.variables["private_subnet_cidrs"], bastion))
    wrong += [*exposures(plan), *containers(plan), *policy_mistakes(plan)]
    if len(sys.argv) == 4:
        wrong += undocumented(plan, sys.argv[3])
    for sentence in wrong:
        print(sentence)
    print(f"{len(plan.found)} resources, {len(found)} rules of security groups, {len(acl)} of network ACLs:",
          f"{len(wrong)} mistakes" if wrong else "as the communication map says")
    sys.exit(1 if wrong else 0)


main()
