# Every path is two rules, out of the caller's group and into the callee's, made from one list so that neither can be missing.
locals {
  postgresql = 5432
  https      = 443

  load_balancer_paths = { "load-balancer to ${var.public_service}" = {
    from = "load-balancer", to = var.public_service, port = var.services[var.public_service].port, why = "Passes on what clients send"
  } }
  database_paths = { for service, database in var.databases : "${service} to ${service}-database" => {
    from = service, to = "${service}-database", port = local.postgresql, why = "Keeps its data in ${database}"
  } }
  setup_paths = { for service, database in var.databases : "database-setup to ${service}-database" => {
    from = "database-setup", to = "${service}-database", port = local.postgresql, why = "Maintenance path, makes role and database ${database}"
  } }
  endpoint_paths = { for group in local.task_groups : "${group} to endpoints" => {
    from = group, to = "endpoints", port = local.https, why = "Image, secrets, logs and ECS Exec"
  } }

  bastion_paths = { for service in try(var.bastion.services, []) : "bastion to ${service}" => {
    from = "bastion", to = service, port = var.services[service].port, why = "SSH tunnels of the bastion"
  } }

  task_groups = toset(concat(keys(var.services), ["database-setup"]))
  path = merge(
    var.calls, local.load_balancer_paths, local.database_paths, local.setup_paths, local.endpoint_paths, local.bastion_paths
  )

  internet = merge([for service, settings in var.services : { for port in settings.internet :
    "${service} to internet ${port}" => { from = service, port = port }
  }]...)
}

resource "aws_vpc_security_group_egress_rule" "path" {
  for_each = local.path

  security_group_id            = aws_security_group.this[each.value.from].id
  referenced_security_group_id = aws_security_group.this[each.value.to].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.why

  tags = { Name = each.key }
}

resource "aws_vpc_security_group_ingress_rule" "path" {
  for_each = local.path

  security_group_id            = aws_security_group.this[each.value.to].id
  referenced_security_group_id = aws_security_group.this[each.value.from].id
  ip_protocol                  = "tcp"
  from_port                    = each.value.port
  to_port                      = each.value.port
  description                  = each.value.why

  tags = { Name = each.key }
}

resource "aws_vpc_security_group_egress_rule" "image_layers" {
  for_each = local.task_groups

  security_group_id = aws_security_group.this[each.key].id
  prefix_list_id    = var.s3_prefix_list_id
  ip_protocol       = "tcp"
  from_port         = local.https
  to_port           = local.https

  tags = { Name = "${each.key} to s3", Why = "Layers of images, which ECR keeps in S3" }
}

# The only address ranges: the world comes in at the load balancer, administrators at the bastion, and what the map calls
# internet goes out.
resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = { "80" = "Is redirected to 443", "443" = "Clients of the API" }

  security_group_id = aws_security_group.this["load-balancer"].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
  description       = each.value

  tags = { Name = "clients to load-balancer ${each.key}" }
}

resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each = local.internet

  security_group_id = aws_security_group.this[each.value.from].id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  description       = "The communication map lets it call the internet on ${each.value.port}"

  tags = { Name = each.key }
}

resource "aws_vpc_security_group_ingress_rule" "ssh" {
  for_each = toset(try(var.bastion.cidr_blocks, []))

  security_group_id = aws_security_group.this["bastion"].id
  cidr_ipv4         = each.key
  ip_protocol       = "tcp"
  from_port         = 22
  to_port           = 22
  description       = "SSH to the bastion"

  tags = { Name = "ssh to bastion from ${each.key}" }
}
