# Cloud Map: <service>.<domain> answers with the addresses of the tasks that are there now.
resource "aws_service_discovery_private_dns_namespace" "this" {
  name        = var.domain
  description = "Services of the communication map"
  vpc         = var.vpc_id
}

resource "aws_service_discovery_service" "this" {
  for_each = var.services

  name = each.key
  # Tasks come and go while Terraform is away.
  force_destroy = true

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.this.id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }

  # ECS reports a container's health here; one failure is enough.
  health_check_custom_config {
    failure_threshold = 1
  }
}
