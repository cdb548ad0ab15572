# What is here, from the outside in. Who may call whom is in ../communication-map.yml and nowhere else.

module "communication_map" {
  source = "./modules/communication_map"

  yaml = file(coalesce(var.communication_map, "${path.module}/../communication-map.yml"))
}

module "network" {
  source = "./modules/network"

  name                       = var.name
  vpc_cidr                   = var.vpc_cidr
  public_subnet_cidrs        = var.public_subnet_cidrs
  private_subnet_cidrs       = var.private_subnet_cidrs
  nat_gateway_per_zone       = var.nat_gateway_per_zone
  service_ports              = [for call in module.communication_map.calls : call.port]
  public_port                = module.communication_map.services[module.communication_map.public_service].port
  internet_ports             = flatten([for service in module.communication_map.services : service.internet])
  endpoint_security_group_id = module.security_groups.group_ids["endpoints"]
  log_retention_days         = var.log_retention_days
}

module "security_groups" {
  source = "./modules/security_groups"

  name              = var.name
  vpc_id            = module.network.vpc_id
  services          = module.communication_map.services
  calls             = module.communication_map.calls
  databases         = module.communication_map.databases
  public_service    = module.communication_map.public_service
  s3_prefix_list_id = module.network.s3_prefix_list_id
}
