"""What the communication map allows, worked out from the map alone, and how a found network is compared with it."""
import ipaddress
from typing import NamedTuple

WORLD = "0.0.0.0/0"
HTTPS, POSTGRESQL = 443, 5432
TASK_EPHEMERAL, ANY_EPHEMERAL = (32768, 60999), (1024, 65535)
# Of services and databases: network ACLs let them all pass inside, the security groups tell them apart.
SERVICE_PORTS = (1024, 8190)


class Rule(NamedTuple):
    """A rule of a security group, names in the place of ids; the peer is a group, a range or s3."""
    group: str
    way: str
    protocol: str
    ports: tuple
    peer: str

    def __str__(self):
        arrow = "->" if self.way == "out" else "<-"
        return f"{self.group} {arrow} {self.peer} {self.protocol} {span(self.ports)}"


class Entry(NamedTuple):
    """An allowing entry of a network ACL; the side is public, private or default."""
    side: str
    way: str
    protocol: str
    ports: tuple
    cidr: str

    def __str__(self):
        return f"ACL {self.side} {self.way} {self.cidr} {self.protocol} {span(self.ports)}"


def span(ports):
    return str(ports[0]) if ports[0] == ports[1] else f"{ports[0]}-{ports[1]}"


def expected_rules(services, calls, bastion=None):
    rules = set()

    def path(caller, callee, port):
        rules.add(Rule(caller, "out", "tcp", (port, port), callee))
        rules.add(Rule(callee, "in", "tcp", (port, port), caller))

    for call in calls:
        path(call["from"], call["to"], services[call["to"]]["port"])
    for name, service in services.items():
        if service.get("public"):
            path("load-balancer", name, service["port"])
        if service.get("database"):
            path(name, f"{name}-database", POSTGRESQL)
            path("database-setup", f"{name}-database", POSTGRESQL)
        for port in service.get("internet", []):
            rules.add(Rule(name, "out", "tcp", (port, port), WORLD))
    for task in [*services, "database-setup"]:
        path(task, "endpoints", HTTPS)
        rules.add(Rule(task, "out", "tcp", (HTTPS, HTTPS), "s3"))
    for port in (80, HTTPS):
        rules.add(Rule("load-balancer", "in", "tcp", (port, port), WORLD))
    for cidr in (bastion or {}).get("cidr_blocks", []):
        rules.add(Rule("bastion", "in", "tcp", (22, 22), cidr))
    for name in (bastion or {}).get("services", []):
        path("bastion", name, services[name]["port"])
    return rules


def expected_entries(services, public, private, bastion=None):
    entries = set()

    def allow(side, way, ports, *ranges):
        ports = ports if isinstance(ports, tuple) else (ports, ports)
        entries.update(Entry(side, way, "tcp", ports, cidr) for cidr in ranges)

    internet = {HTTPS} | {port for service in services.values() for port in service.get("internet", [])}
    public_port = next(service["port"] for service in services.values() if service.get("public"))
    for port in (80, HTTPS):
        allow("public", "in", port, WORLD)
    for port in internet - {HTTPS}:
        if port < 1024:
            allow("public", "in", port, *private)
    for port in internet:
        allow("private", "out", port, WORLD)
        if port < 1024:
            allow("public", "out", port, WORLD)
    for way in ("in", "out"):
        allow("private", way, SERVICE_PORTS, *private)
    allow("private", "in", HTTPS, *private)
    allow("private", "in", public_port, *public)
    allow("public", "in", ANY_EPHEMERAL, WORLD)
    allow("public", "out", ANY_EPHEMERAL, WORLD)
    allow("private", "in", TASK_EPHEMERAL, WORLD)
    allow("private", "out", TASK_EPHEMERAL, *private)
    allow("private", "out", ANY_EPHEMERAL, *public)
    if bastion:
        allow("public", "in", 22, *bastion["cidr_blocks"])
        for name in bastion["services"]:
            allow("private", "in", services[name]["port"], public[0])
    return entries


def differences(what, found, expected):
    """One sentence for each rule that is there and should not be, or should be and is not."""
    return ([f"{what}: not on the communication map: {rule}" for rule in sorted(found - expected, key=str)]
            + [f"{what}: missing: {rule}" for rule in sorted(expected - found, key=str)])


def is_range(peer):
    try:
        ipaddress.ip_network(peer)
        return True
    except ValueError:
        return False
