# Every variable refuses what would fail later, with a sentence that says what to give. tests/settings has the variables alone,
# so that nothing is planned for it.

variables {
  domain_name     = "api.example.com"
  certificate_arn = "arn:aws:acm:eu-central-1:123456789012:certificate/mine"
  admin_email     = "admin@example.com"
  database_ca     = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----"
}

run "refuses_name" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    name = "9lives"
  }
  expect_failures = [var.name]
}

run "refuses_name_2" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    name = "sg-mine"
  }
  expect_failures = [var.name]
}

run "refuses_region" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    region = "Frankfurt"
  }
  expect_failures = [var.region]
}

run "refuses_max_retries" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    max_retries = -1
  }
  expect_failures = [var.max_retries]
}

run "refuses_communication_map" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    communication_map = "nowhere.yml"
  }
  expect_failures = [var.communication_map]
}

run "refuses_vpc_cidr" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    vpc_cidr = "10.0.0.0/8"
  }
  expect_failures = [var.vpc_cidr]
}

run "refuses_public_subnet_cidrs" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    public_subnet_cidrs = ["10.0.1.0/24"]
  }
  expect_failures = [var.public_subnet_cidrs]
}

run "refuses_private_subnet_cidrs" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    private_subnet_cidrs = ["10.0.11.0/24"]
  }
  expect_failures = [var.private_subnet_cidrs]
}

run "refuses_private_subnet_cidrs_2" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    private_subnet_cidrs = ["10.0.1.0/24", "10.0.12.0/24"]
  }
  expect_failures = [var.private_subnet_cidrs]
}

run "refuses_image_tag" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    image_tag = "latest"
  }
  expect_failures = [var.image_tag]
}

run "refuses_database_setup_tag" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    database_setup_tag = "a b"
  }
  expect_failures = [var.database_setup_tag]
}

run "refuses_services" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    services = { order-service = { cpu = 300 } }
  }
  expect_failures = [var.services]
}

run "refuses_services_2" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    services = { order-service = { environment = { API_TOKEN = "x" } } }
  }
  expect_failures = [var.services]
}

run "refuses_task_cpu" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    task_cpu = 100
  }
  expect_failures = [var.task_cpu]
}

run "refuses_task_memory" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    task_memory = 128
  }
  expect_failures = [var.task_memory]
}

run "refuses_tasks" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    tasks = 0
  }
  expect_failures = [var.tasks]
}

run "refuses_max_tasks" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    max_tasks = 1
  }
  expect_failures = [var.max_tasks]
}

run "refuses_requests_per_task" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    requests_per_task = 0
  }
  expect_failures = [var.requests_per_task]
}

run "refuses_cpu_architecture" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    cpu_architecture = "x86"
  }
  expect_failures = [var.cpu_architecture]
}

run "refuses_drain_seconds" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    drain_seconds = 115
  }
  expect_failures = [var.drain_seconds]
}

run "refuses_discovery_domain" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    discovery_domain = "Internal!"
  }
  expect_failures = [var.discovery_domain]
}

run "refuses_domain_name" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    domain_name = "https://api.example.com"
  }
  expect_failures = [var.domain_name]
}

run "refuses_zone_id" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    zone_id = "no-zone"
  }
  expect_failures = [var.zone_id]
}

run "refuses_zone_id_2" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    zone_id = "Z0123456789ABC"
  }
  expect_failures = [var.zone_id]
}

run "refuses_certificate_arn" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    certificate_arn = "mine"
  }
  expect_failures = [var.certificate_arn]
}

run "refuses_cors_allowed_origins" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    cors_allowed_origins = ["*"]
  }
  expect_failures = [var.cors_allowed_origins]
}

run "refuses_admin_email" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    admin_email = "admin"
  }
  expect_failures = [var.admin_email]
}

run "refuses_database_instance_class" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    database_instance_class = "t4g.micro"
  }
  expect_failures = [var.database_instance_class]
}

run "refuses_database_storage_gib" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    database_storage_gib = 5
  }
  expect_failures = [var.database_storage_gib]
}

run "refuses_database_backup_days" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    database_backup_days = 0
  }
  expect_failures = [var.database_backup_days]
}

run "refuses_database_ca_identifier" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    database_ca_identifier = "mine"
  }
  expect_failures = [var.database_ca_identifier]
}

run "refuses_database_ca" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    database_ca = "none"
  }
  expect_failures = [var.database_ca]
}

run "refuses_mail_from" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    mail_from = "orders"
  }
  expect_failures = [var.mail_from]
}

run "refuses_smtp_host" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    smtp_host = "smtp://x"
  }
  expect_failures = [var.smtp_host]
}

run "refuses_smtp_port" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    smtp_port = 80
  }
  expect_failures = [var.smtp_port]
}

run "refuses_kept_images" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    kept_images = 1
  }
  expect_failures = [var.kept_images]
}

run "refuses_log_retention_days" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    log_retention_days = 8
  }
  expect_failures = [var.log_retention_days]
}

run "refuses_log_group_prefix" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    log_group_prefix = "ecs/"
  }
  expect_failures = [var.log_group_prefix]
}

run "refuses_container_insights" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    container_insights = "on"
  }
  expect_failures = [var.container_insights]
}

run "refuses_github_repository" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    github_repository = "*/*"
  }
  expect_failures = [var.github_repository]
}

run "refuses_github_branch" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    github_branch = "*"
  }
  expect_failures = [var.github_branch]
}

run "refuses_github_provider_arn" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    github_provider_arn = "mine"
  }
  expect_failures = [var.github_provider_arn]
}

run "refuses_requests_per_address" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    requests_per_address = 1
  }
  expect_failures = [var.requests_per_address]
}

run "refuses_alarm_email" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    alarm_email = "ops"
  }
  expect_failures = [var.alarm_email]
}

run "refuses_bastion" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    bastion = { cidr_blocks = ["0.0.0.0/0"], services = ["user-service"], public_key = "ssh-ed25519 AAAA" }
  }
  expect_failures = [var.bastion]
}

run "refuses_bastion_2" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    bastion = { cidr_blocks = ["203.0.113.7/32"], services = ["user-service"], public_key = "AAAA" }
  }
  expect_failures = [var.bastion]
}

run "refuses_traced_share" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    traced_share = 1.5
  }
  expect_failures = [var.traced_share]
}

run "refuses_traced_share_2" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    traced_share = 0
  }
  expect_failures = [var.traced_share]
}

run "refuses_traced_share_3" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    traced_share = 0.1
    task_memory  = 512
  }
  expect_failures = [var.traced_share]
}

run "refuses_traced_share_4" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    traced_share = 0.1
    services     = { order-service = { memory = 512 } }
  }
  expect_failures = [var.traced_share]
}

run "refuses_collector_tag" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    collector_tag = "with spaces"
  }
  expect_failures = [var.collector_tag]
}

run "refuses_firewall" {
  command = plan
  module {
    source = "./tests/settings"
  }
  variables {
    firewall = false
  }
  expect_failures = [var.firewall]
}
