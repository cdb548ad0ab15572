# One service of the communication map as tasks on Fargate.
locals {
  full_name = "${var.platform.name}-${var.name}"
  # A stop takes as long as the drain, and a little to finish what is under way.
  stop_seconds = var.platform.drain_seconds + 10
}

resource "aws_ecs_service" "this" {
  count = var.run ? 1 : 0

  name                   = var.name
  cluster                = var.platform.cluster_name
  task_definition        = aws_ecs_task_definition.this.arn
  desired_count          = var.settings.tasks
  propagate_tags         = "SERVICE"
  enable_execute_command = var.platform.execute_command

  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = var.load_balancer == null ? null : 180

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  launch_type = var.platform.spot ? null : "FARGATE"

  # One task at least is never reclaimed.
  dynamic "capacity_provider_strategy" {
    for_each = var.platform.spot ? { FARGATE = { base = 1, weight = 0 }, FARGATE_SPOT = { base = 0, weight = 1 } } : {}

    content {
      capacity_provider = capacity_provider_strategy.key
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  network_configuration {
    subnets          = var.platform.subnet_ids
    security_groups  = [var.security_group_id]
    assign_public_ip = false
  }

  dynamic "service_registries" {
    for_each = var.platform.service_connect ? [] : [var.registry_arn]

    content {
      registry_arn = service_registries.value
    }
  }

  dynamic "service_connect_configuration" {
    for_each = var.platform.service_connect ? [var.platform.discovery_namespace] : []

    content {
      enabled   = true
      namespace = service_connect_configuration.value

      service {
        port_name      = var.name
        discovery_name = var.name

        client_alias {
          dns_name = "${var.name}.${var.platform.discovery_domain}"
          port     = var.settings.port
        }

        # Callers bound each call themselves, and an event stream has no end that a proxy could know.
        timeout {
          per_request_timeout_seconds = 0
          idle_timeout_seconds        = 3600
        }
      }

      log_configuration {
        log_driver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.this.name
          awslogs-region        = data.aws_region.this.name
          awslogs-stream-prefix = "proxy"
        }
      }
    }
  }

  dynamic "load_balancer" {
    for_each = var.load_balancer == null ? [] : [var.load_balancer.target_group_arn]

    content {
      target_group_arn = load_balancer.value
      container_name   = var.name
      container_port   = var.settings.port
    }
  }

  lifecycle {
    # Autoscaling has the say from the second day on.
    ignore_changes = [desired_count]
  }
}
