# Where traces are asked for: a collector beside the service, which sends them to X-Ray.
locals {
  collecting    = var.platform.collector != null
  collector_mib = 256

  # No port is mapped and no rule leads to it: it listens to its own task.
  collector = local.collecting ? [{
    name                   = "aws-otel-collector"
    image                  = var.platform.collector.image
    essential              = false
    readonlyRootFilesystem = true
    linuxParameters        = { capabilities = { drop = ["ALL"] } }
    restartPolicy          = { enabled = true, restartAttemptPeriod = 60 }
    cpu                    = 32
    memory                 = local.collector_mib
    environment = [{
      name = "AOT_CONFIG_CONTENT"
      value = templatefile("${path.module}/collector.yml.tftpl", {
        region    = data.aws_region.this.name
        limit_mib = local.collector_mib * 3 / 4
      })
    }]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "collector"
        mode                  = "non-blocking"
        max-buffer-size       = "1m"
      }
    }
  }] : []

  # CPU goes by weight, and a container without one counts for nothing beside one that has it. A container that starts after the
  # collector is stopped before it, so that the traces of the drain are taken too.
  beside_collector = { for key, value in {
    cpu       = 224
    dependsOn = [{ containerName = "aws-otel-collector", condition = "START" }]
  } : key => value if local.collecting }
}

data "aws_iam_policy_document" "traces" {
  statement {
    sid       = "SendTraces"
    actions   = ["xray:PutTraceSegments"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "traces" {
  count = local.collecting ? 1 : 0

  name   = "send-traces"
  role   = aws_iam_role.task.id
  policy = data.aws_iam_policy_document.traces.json
}
