# Network ACLs, the second lock. They keep no state, so answers need rules of their own; AWS never filters its DNS, DHCP and
# task metadata by them. AWS allows 20 rules in one direction by default, so they do not grow with the services: those have
# one range of ports among the private subnets. Which service calls which is the security groups' to decide.
#
# Named exceptions, open to the world: 443 and the map's 'internet' ports out, the ephemeral ports in that the answers come
# to, and the load balancer's own 80 and 443.
#
# A rule's number comes from its port, so that adding one renumbers no other rule.
locals {
  world = "0.0.0.0/0"
  # Linux picks a task's own ports from here, a load balancer and a NAT gateway from 1024 on.
  task_ephemeral = [32768, 60999]
  any_ephemeral  = [1024, 65535]

  # The ports that a service may have on the map, among them PostgreSQL's.
  service_ports = [1024, 8190]
  # Services, databases and endpoints all live in the private subnets.
  services = [for index, cidr in var.private_subnet_cidrs :
  { name = "inside-services-${index}", cidr = cidr, ports = local.service_ports, number = 60 + index }]
  endpoints = [for index, cidr in var.private_subnet_cidrs :
  { name = "inside-443-${index}", cidr = cidr, ports = [443, 443], number = 4 * 443 + index }]
  outside = [for port in setunion(var.internet_ports, [443]) :
  { name = "internet-${port}", cidr = local.world, ports = [port, port], number = 4 * (port % 8190) + 3 }]

  rules_of = {
    "public in" = concat(
      [{ name = "answers", cidr = local.world, ports = local.any_ephemeral, number = 10 }],
      [for port in [80, 443] : { name = "clients-${port}", cidr = local.world, ports = [port, port], number = 4 * port + 3 }],
      flatten([for rule in local.outside : [for index, cidr in var.private_subnet_cidrs :
        merge(rule, { name = "to-nat-${rule.ports[0]}-${index}", cidr = cidr, number = rule.number - 3 + index })
      ] if rule.ports[0] < 1024 && rule.ports[0] != 443]),
      [for index, cidr in try(var.bastion.cidr_blocks, []) : { name = "ssh-${index}", cidr = cidr, ports = [22, 22], number = 40 + index }],
    )
    "public out" = concat(
      [{ name = "answers", cidr = local.world, ports = local.any_ephemeral, number = 10 }],
      [for rule in local.outside : rule if rule.ports[0] < 1024],
    )
    "private in" = concat(
      [{ name = "answers", cidr = local.world, ports = local.task_ephemeral, number = 10 }],
      [for index, cidr in var.public_subnet_cidrs :
      { name = "load-balancer-${index}", cidr = cidr, ports = [var.public_port, var.public_port], number = 20 + index }],
      local.services,
      local.endpoints,
      [for port in try(var.bastion.ports, []) :
      { name = "bastion-${port}", cidr = var.public_subnet_cidrs[0], ports = [port, port], number = 4 * port + 3 }],
    )
    "private out" = concat(
      [for index, cidr in var.public_subnet_cidrs :
      { name = "answers-to-load-balancer-${index}", cidr = cidr, ports = local.any_ephemeral, number = 20 + index }],
      [for index, cidr in var.private_subnet_cidrs :
      { name = "answers-${index}", cidr = cidr, ports = local.task_ephemeral, number = 30 + index }],
      local.services,
      local.outside,
    )
  }
  rules = merge([for list, rules in local.rules_of : { for rule in rules :
    "${list} ${rule.name}" => merge(rule, { side = split(" ", list)[0], egress = endswith(list, "out") })
  }]...)
}

# Belongs to no subnet and allows nothing.
resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id

  tags = { Name = "${var.name}-default-unused" }
}

resource "aws_network_acl" "this" {
  for_each = {
    public  = [for subnet in aws_subnet.public : subnet.id]
    private = [for subnet in aws_subnet.private : subnet.id]
  }

  vpc_id     = aws_vpc.this.id
  subnet_ids = each.value

  tags = { Name = "${var.name}-${each.key}" }

  lifecycle {
    precondition {
      condition     = alltrue([for list, rules in local.rules_of : length(rules) <= 20 if startswith(list, each.key)])
      error_message = "The ${each.key} network ACL would have more than the 20 rules in one direction that AWS allows by default: use fewer subnets, addresses of the bastion or 'internet' ports."
    }
  }
}

resource "aws_network_acl_rule" "this" {
  for_each = local.rules

  network_acl_id = aws_network_acl.this[each.value.side].id
  egress         = each.value.egress
  rule_number    = each.value.number
  rule_action    = "allow"
  protocol       = "tcp"
  cidr_block     = each.value.cidr
  from_port      = each.value.ports[0]
  to_port        = each.value.ports[1]
}
