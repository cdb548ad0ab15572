# The rules are the calls of the map and no others, each from both sides.

mock_provider "aws" {}

variables {
  name              = "test"
  vpc_id            = "vpc-1"
  public_service    = "gateway"
  s3_prefix_list_id = "pl-1"
  services = {
    gateway = { port = 3000, internet = [] }
    shop    = { port = 3001, internet = [] }
    stock   = { port = 3002, internet = [] }
    mailer  = { port = 3003, internet = [587] }
  }
  calls = {
    "gateway to shop" = { from = "gateway", to = "shop", port = 3001, why = "Routes the shop" }
    "shop to stock"   = { from = "shop", to = "stock", port = 3002, why = "Reserves" }
    "shop to mailer"  = { from = "shop", to = "mailer", port = 3003, why = "Announces" }
  }
  databases = { shop = "shop", stock = "stock" }
}

run "opens_each_call_from_both_sides" {
  assert {
    condition = alltrue([for key, call in var.calls :
      aws_vpc_security_group_egress_rule.path[key].security_group_id == aws_security_group.this[call.from].id
      && aws_vpc_security_group_egress_rule.path[key].referenced_security_group_id == aws_security_group.this[call.to].id
      && aws_vpc_security_group_ingress_rule.path[key].security_group_id == aws_security_group.this[call.to].id
    && aws_vpc_security_group_ingress_rule.path[key].referenced_security_group_id == aws_security_group.this[call.from].id])
    error_message = "A call lacks its way out of the caller or its way into the callee."
  }

  assert {
    condition = alltrue([for key, call in var.calls : alltrue([
      for rule in [aws_vpc_security_group_egress_rule.path[key], aws_vpc_security_group_ingress_rule.path[key]] :
    rule.from_port == call.port && rule.to_port == call.port && rule.ip_protocol == "tcp" && rule.description == call.why])])
    error_message = "A rule has another port or reason than its call."
  }
}

run "opens_nothing_else" {
  assert {
    condition = toset(keys(aws_vpc_security_group_ingress_rule.path)) == toset([
      "load-balancer to gateway", "gateway to shop", "shop to stock", "shop to mailer",
      "shop to shop-database", "stock to stock-database",
      "database-setup to shop-database", "database-setup to stock-database",
      "gateway to endpoints", "shop to endpoints", "stock to endpoints", "mailer to endpoints", "database-setup to endpoints",
    ])
    error_message = "Another path than those of the map is open."
  }

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.path) == keys(aws_vpc_security_group_ingress_rule.path)
    error_message = "A path is open from one side only."
  }
}

run "opens_to_the_world_only_the_load_balancer_and_what_the_map_calls_internet" {
  assert {
    condition = alltrue([for rule in aws_vpc_security_group_ingress_rule.client :
      rule.security_group_id == aws_security_group.this["load-balancer"].id && rule.cidr_ipv4 == "0.0.0.0/0"
    ]) && keys(aws_vpc_security_group_ingress_rule.client) == ["443", "80"]
    error_message = "The world comes in at 80 and 443 of the load balancer and nowhere else."
  }

  assert {
    condition = (keys(aws_vpc_security_group_egress_rule.internet) == ["mailer to internet 587"]
    && aws_vpc_security_group_egress_rule.internet["mailer to internet 587"].security_group_id == aws_security_group.this["mailer"].id)
    error_message = "Only what the map calls internet may go out."
  }

  assert {
    condition = alltrue([for rule in concat(values(aws_vpc_security_group_ingress_rule.path), values(aws_vpc_security_group_egress_rule.path)) :
    rule.cidr_ipv4 == null && rule.cidr_ipv6 == null])
    error_message = "A path goes from group to group, never to an address range."
  }
}

run "lets_the_default_group_talk_to_nobody" {
  command = plan

  assert {
    condition     = length(coalesce(aws_default_security_group.this.ingress, [])) == 0 && length(coalesce(aws_default_security_group.this.egress, [])) == 0
    error_message = "The default security group must have no rule."
  }
}
