# All modules, from the outside in. Permitted calls are in ../communication-map.yml and nowhere else.

module "communication_map" {
  source = "./modules/communication_map"

  yaml = file(local.map_file)
}

module "network" {
  source = "./modules/network"

  name                       = var.name
  vpc_cidr                   = var.vpc_cidr
  public_subnet_cidrs        = var.public_subnet_cidrs
  private_subnet_cidrs       = var.private_subnet_cidrs
  nat_gateway_per_zone       = var.nat_gateway_per_zone
  public_port                = local.map.services[local.map.public_service].port
  internet_ports             = flatten([for service in local.map.services : service.internet])
  endpoint_security_group_id = module.security_groups.group_ids["endpoints"]
  endpoint_per_zone          = var.endpoint_per_zone
  traces                     = local.traces
  log_retention_days         = var.log_retention_days
  bastion = var.bastion == null ? null : {
    cidr_blocks = var.bastion.cidr_blocks
    ports       = [for service in var.bastion.services : local.map.services[service].port]
  }
}

module "security_groups" {
  source = "./modules/security_groups"

  name              = var.name
  vpc_id            = module.network.vpc_id
  services          = local.map.services
  calls             = local.map.calls
  databases         = local.map.databases
  public_service    = local.map.public_service
  s3_prefix_list_id = module.network.s3_prefix_list_id
  bastion           = var.bastion
}

module "discovery" {
  source = "./modules/discovery"

  vpc_id   = module.network.vpc_id
  domain   = var.discovery_domain
  services = var.service_connect ? [] : keys(local.map.services)
}

module "registry" {
  source = "./modules/registry"

  name        = var.name
  images      = concat(keys(local.map.services), ["database-setup"], local.traces ? ["aws-otel-collector"] : [])
  kept_images = var.kept_images
}

module "secrets" {
  source = "./modules/secrets"

  name    = var.name
  secrets = flatten([for name, variables in local.secret_names : [for variable in variables : "${name}/${variable}"]])
}

module "database" {
  source = "./modules/database"

  name                = var.name
  instances           = local.instances
  subnet_ids          = module.network.private_subnet_ids
  instance_class      = var.database_instance_class
  storage_gib         = var.database_storage_gib
  multi_az            = var.database_multi_az
  backup_days         = var.database_backup_days
  ca_identifier       = var.database_ca_identifier
  deletion_protection = var.deletion_protection
}

module "database_setup" {
  source = "./modules/database_setup"

  name               = var.name
  image              = "${module.registry.urls["database-setup"]}:${var.database_setup_tag}"
  repository_arn     = module.registry.arns["database-setup"]
  database_ca        = var.database_ca
  cpu_architecture   = var.cpu_architecture
  log_group_prefix   = var.log_group_prefix
  log_retention_days = var.log_retention_days
  databases          = local.setups
}

module "mail" {
  source = "./modules/mail"

  name      = var.name
  mail_from = local.mail_from
  zone_id   = endswith(local.mail_from, "@${var.domain_name}") ? var.zone_id : null
}

module "load_balancer" {
  source = "./modules/load_balancer"

  name                = var.name
  vpc_id              = module.network.vpc_id
  subnet_ids          = module.network.public_subnet_ids
  security_group_id   = module.security_groups.group_ids["load-balancer"]
  port                = local.map.services[local.map.public_service].port
  domain_name         = var.domain_name
  zone_id             = var.zone_id
  certificate_arn     = var.certificate_arn
  drain_seconds       = var.drain_seconds
  deletion_protection = var.deletion_protection
  log_retention_days  = var.log_retention_days
}

module "cluster" {
  source = "./modules/cluster"

  name               = var.name
  container_insights = var.container_insights
}

module "service" {
  source   = "./modules/service"
  for_each = local.map.services

  name              = each.key
  run               = contains(var.run_services, each.key)
  security_group_id = module.security_groups.group_ids[each.key]
  repository_arn    = module.registry.arns[each.key]
  registry_arn      = lookup(module.discovery.registry_arns, each.key, null)
  settings          = local.settings[each.key]
  platform          = local.platform
  load_balancer     = each.key == local.map.public_service ? local.load_balancer : null
}

moved {
  from = module.firewall
  to   = module.web_acl
}

module "web_acl" {
  source = "./modules/web_acl"
  count  = var.web_acl ? 1 : 0

  name                 = var.name
  load_balancer_arn    = module.load_balancer.arn
  requests_per_address = var.requests_per_address
}

module "alarms" {
  source = "./modules/alarms"

  name          = var.name
  email         = var.alarm_email
  load_balancer = module.load_balancer.metric_name
  target_group  = module.load_balancer.target_group_metric_name
  databases     = module.database.identifiers
  storage_gib   = var.database_storage_gib
  services      = local.watched
}

module "github_actions" {
  source = "./modules/github_actions"
  count  = var.github_repository == null ? 0 : 1

  name            = var.name
  repository      = var.github_repository
  branch          = var.github_branch
  provider_arn    = var.github_provider_arn
  repository_arns = values(module.registry.arns)
}

module "bastion" {
  source = "./modules/bastion"
  count  = var.bastion == null ? 0 : 1

  name              = var.name
  public_key        = var.bastion.public_key
  subnet_id         = module.network.public_subnet_ids[0]
  security_group_id = module.security_groups.group_ids["bastion"]
}
