# One group for the load balancer, one for each service, one for each database, one for the endpoints, one for the task that
# sets databases up. The rules are in rules.tf, each way derived from the communication map.
locals {
  # A description that changed would replace its group, which is in use: so none says more than the name does.
  group = merge(
    { load-balancer = "Takes what clients send", endpoints = "Doors to AWS services" },
    { database-setup = "Maintenance path, used only while databases are set up" },
    { for service in keys(var.services) : service => "Tasks of ${service}" },
    { for bastion in var.bastion == null ? [] : ["bastion"] : bastion => "SSH, from the named addresses alone" },
    { for service in keys(var.databases) : "${service}-database" => "Database of ${service}" },
  )
}

resource "aws_security_group" "this" {
  for_each = local.group

  name        = "${var.name}-${each.key}"
  description = each.value
  vpc_id      = var.vpc_id

  tags = { Name = "${var.name}-${each.key}" }
}

# A network interface without a group of its own can talk to nobody.
resource "aws_default_security_group" "this" {
  vpc_id = var.vpc_id

  tags = { Name = "${var.name}-default-unused" }
}
