# Settings of the services, worked out from the map; here is only what a single one needs beside that.
locals {
  map_file  = coalesce(var.communication_map, "${path.module}/../communication-map.yml")
  map       = module.communication_map.map
  databases = local.map.databases
  # A service that calls others proves itself with a key of its own; the public one passes on its users' tokens.
  signers = toset([for call in local.map.calls : call.from if call.from != local.map.public_service])

  unknown_services = setsubtract(setunion(keys(var.services), var.run_services, try(var.bastion.services, [])), keys(local.map.services))
  runs             = length(var.run_services) > 0

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
    local.collector == null ? {} : {
      OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:4318"
      OTEL_TRACES_SAMPLER_ARG     = tostring(var.traced_share)
    },
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
}

# Inputs of modules/service, for each and for all.
locals {
  mail_from = coalesce(var.mail_from, "orders@${var.domain_name}")
  traces    = var.traced_share != null
  # Beside each task once its image is there: what runs goes on running until then.
  collector = local.traces && var.collector_tag != "none" ? {
    image          = "${module.registry.urls["aws-otel-collector"]}:${var.collector_tag}"
    repository_arn = module.registry.arns["aws-otel-collector"]
  } : null
  task = {
    cpu    = coalesce(var.task_cpu, var.service_connect ? 512 : 256)
    memory = coalesce(var.task_memory, var.service_connect || local.traces ? 1024 : 512)
  }

  settings = { for name, service in local.map.services : name => {
    port        = service.port
    image       = "${module.registry.urls[name]}:${var.image_tag}"
    cpu         = coalesce(try(var.services[name].cpu, null), local.task.cpu)
    memory      = coalesce(try(var.services[name].memory, null), local.task.memory)
    tasks       = coalesce(try(var.services[name].tasks, null), var.tasks)
    max_tasks   = coalesce(try(var.services[name].max_tasks, null), var.max_tasks)
    environment = local.environment[name]
    secrets     = local.secrets[name]
  } }
  platform = {
    name                = var.name
    cluster_name        = module.cluster.name
    subnet_ids          = module.network.private_subnet_ids
    cpu_architecture    = var.cpu_architecture
    drain_seconds       = var.drain_seconds
    spot                = var.spot
    execute_command     = var.execute_command
    log_group_prefix    = var.log_group_prefix
    log_retention_days  = var.log_retention_days
    discovery_domain    = var.discovery_domain
    discovery_namespace = module.discovery.namespace_arn
    service_connect     = var.service_connect
    collector           = local.collector
  }
  load_balancer = {
    target_group_arn  = module.load_balancer.target_group_arn
    resource_label    = "${module.load_balancer.metric_name}/${module.load_balancer.target_group_metric_name}"
    requests_per_task = var.requests_per_task
  }
  # Container Insights counts tasks; without it there is no such figure to watch.
  watched = { for name in var.container_insights == "disabled" ? [] : var.run_services : name => {
    cluster = module.cluster.name
    tasks   = local.settings[name].tasks
  } }
}

data "aws_region" "this" {}
