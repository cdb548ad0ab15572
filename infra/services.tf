# What the services are given, worked out from the map; only what a single one needs beside that is named here.
locals {
  map_file  = coalesce(var.communication_map, "${path.module}/../communication-map.yml")
  map       = module.communication_map
  databases = local.map.databases
  # A service that calls others proves itself with a key of its own; the public one passes on its users' tokens.
  signers = toset([for call in local.map.calls : call.from if call.from != local.map.public_service])

  strangers = setsubtract(setunion(keys(var.services), var.run_services, try(var.bastion.services, [])), keys(local.map.services))
  runs      = length(var.run_services) > 0

  own_environment = {
    user-service = { ADMIN_EMAIL = var.admin_email }
    notification-service = {
      MAIL_FROM     = local.mail_from
      SMTP_HOST     = coalesce(var.smtp_host, "email-smtp.${data.aws_region.this.name}.amazonaws.com")
      SMTP_PORT     = tostring(var.smtp_port)
      SMTP_STARTTLS = "true"
    }
  }
  own_secrets = {
    user-service         = ["ADMIN_PASSWORD", "SIGNING_KEY"]
    notification-service = ["SMTP_USERNAME", "SMTP_PASSWORD", "VAPID_KEY"]
  }

  environment = { for name, service in local.map.services : name => merge(
    {
      DISCOVERY        = "dns"
      DISCOVERY_DOMAIN = var.discovery_domain
      DRAIN_TIME       = "${var.drain_seconds}s"
    },
    name == local.map.public_service ? {
      CORS_ALLOWED_ORIGINS = join(",", var.cors_allowed_origins)
      TRUSTED_PROXY_HOPS   = "1"
    } : {},
    contains(keys(local.databases), name) ? {
      DATABASE_CA       = var.database_ca
      DATABASE_URL      = "jdbc:postgresql://${local.database_host[name]}:5432/${local.databases[name]}?${local.verified_tls}"
      DATABASE_USERNAME = local.databases[name]
    } : {},
    lookup(local.own_environment, name, {}),
    try(var.services[name].environment, {}),
  ) }
  # The driver checks the certificate against DATABASE_CA, and with verify-full the host name too.
  verified_tls = "sslmode=verify-full&sslfactory=org.postgresql.ssl.SingleCertValidatingFactory&sslfactoryarg=env:DATABASE_CA"

  secret_names = { for name in keys(local.map.services) : name => toset(concat(
    contains(keys(local.databases), name) ? ["DATABASE_PASSWORD"] : [],
    contains(local.signers, name) ? ["SIGNING_KEY"] : [],
    lookup(local.own_secrets, name, []),
    try(var.services[name].secrets, []),
  )) }
  secrets = { for name, variables in local.secret_names : name => merge(
    { for variable in variables : variable => module.secrets.arns["${name}/${variable}"] },
    { PUBLIC_KEYS = module.secrets.arns["PUBLIC_KEYS"] },
  ) }

  # Databases live on an instance each, or all on one; network and roles keep them apart either way.
  instance_of = { for service, database in local.databases : service => var.database_per_service ? database : "shared" }
  instances = { for instance in toset(values(local.instance_of)) : instance => [
    for service, other in local.instance_of : module.security_groups.group_ids["${service}-database"] if other == instance
  ] }
  database_host = { for service, instance in local.instance_of : service => module.database.addresses[instance] }

  mail_from = coalesce(var.mail_from, "orders@${var.domain_name}")
  task = {
    cpu    = coalesce(var.task_cpu, var.service_connect ? 512 : 256)
    memory = coalesce(var.task_memory, var.service_connect ? 1024 : 512)
  }
}

data "aws_region" "this" {}
