output "communication_map" {
  description = "Who may call whom, and why."
  value       = { for key, call in local.map.calls : key => call.why }

  precondition {
    condition     = length(local.unknown_services) == 0
    error_message = "services, run_services, bastion: not on the communication map: ${join(", ", local.unknown_services)}."
  }
}

output "security_groups" {
  description = "The id of each security group by its name."
  value       = module.security_groups.group_ids
}

output "paths" {
  description = "Every way from group to group that is open."
  value       = module.security_groups.paths
}

output "deployment" {
  description = "What the scripts of this folder need to know."
  value = {
    name                   = var.name
    region                 = data.aws_region.this.name
    cluster                = module.cluster.name
    services               = keys(local.map.services)
    ports                  = { for name, service in local.map.services : name => service.port }
    public_service         = local.map.public_service
    domain_name            = var.domain_name
    discovery_domain       = var.discovery_domain
    service_connect        = var.service_connect
    cpu_architecture       = var.cpu_architecture
    image_tag              = var.image_tag
    running                = var.run_services
    task_definitions       = { for name, service in module.service : name => service.task_definition }
    log_group_prefix       = var.log_group_prefix
    setup_log_group        = "${var.log_group_prefix}/database-setup"
    repositories           = module.registry.urls
    database_setup         = module.database_setup.task_definitions
    databases              = module.database.identifiers
    database_hosts         = local.database_host
    database_setup_tag     = var.database_setup_tag
    collector_tag          = local.collector == null ? "none" : var.collector_tag
    communication_map_file = abspath(local.map_file)
    bastion                = var.bastion == null ? null : { cidr_blocks = var.bastion.cidr_blocks, services = var.bastion.services }
    setup_network          = { subnets = module.network.private_subnet_ids, security_group = module.security_groups.group_ids["database-setup"] }
    secrets                = { for name, variables in local.secret_names : name => sort(variables) }
    smtp_user              = module.mail.smtp_user
    smtp_is_ses            = var.smtp_host == null
    admin_email            = var.admin_email
  }
}

output "next_steps" {
  description = "What to do now."
  value = join("\n", compact([
    local.runs ? "Clients call https://${var.domain_name}" : "Everything but the tasks is made. infra/deploy goes on: images, secrets, databases, tasks.",
    var.zone_id == null ? "Point ${var.domain_name} at ${module.load_balancer.dns_name} with a CNAME." : "",
    "Mail goes out as ${local.mail_from}. SES begins in the sandbox: verify the addresses you send to, or ask AWS for production access.",
    local.runs ? "infra/verify checks the deployment, infra/port-forward <service> reaches into it, infra/destroy takes it away." : "",
  ]))
}

output "alarm_topic" {
  description = "SNS topic that alarms go to; subscribe what you like."
  value       = module.alarms.topic_arn
}

output "github_role" {
  description = "What a workflow gives to aws-actions/configure-aws-credentials as role-to-assume."
  value       = one(module.github_actions[*].role_arn)
}

output "bastion_address" {
  description = "Where to sign in by SSH as ec2-user, where there is a bastion."
  value       = one(module.bastion[*].address)
}
