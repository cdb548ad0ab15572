# Which database lives where, and who sets it up.
locals {
  # Databases live on an instance each, or all on one; network and roles keep them apart either way.
  instance_of = { for service, database in local.databases : service => var.database_per_service ? database : "shared" }
  instances = { for instance in toset(values(local.instance_of)) : instance => [
    for service, other in local.instance_of : module.security_groups.group_ids["${service}-database"] if other == instance
  ] }
  database_host = { for service, instance in local.instance_of : service => module.database.addresses[instance] }

  setups = { for service, database in local.databases : service => {
    database            = database
    host                = local.database_host[service]
    master_secret_arn   = module.database.master_secret_arns[local.instance_of[service]]
    password_secret_arn = module.secrets.arns["${service}/DATABASE_PASSWORD"]
  } }
}
