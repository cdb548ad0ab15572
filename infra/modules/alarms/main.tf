# Alarms that need a human: one list, one topic.
resource "aws_sns_topic" "this" {
  name = "${var.name}-alarms"
}

data "aws_caller_identity" "this" {}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "AlarmsPublish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.this.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.this.account_id]
    }
  }
}

resource "aws_sns_topic_policy" "this" {
  arn    = aws_sns_topic.this.arn
  policy = data.aws_iam_policy_document.this.json
}

resource "aws_sns_topic_subscription" "email" {
  count = var.email == null ? 0 : 1

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = var.email
}

locals {
  load_balancer = { LoadBalancer = var.load_balancer }
  behind        = merge(local.load_balancer, { TargetGroup = var.target_group })
  gib           = 1024 * 1024 * 1024

  load_balancer_alarms = {
    "5xx"                = { metric = "HTTPCode_Target_5XX_Count", of = local.load_balancer, statistic = "Sum", above = 5, minutes = 5, why = "Services answered with 5xx" }
    "load-balancer-5xx"  = { metric = "HTTPCode_ELB_5XX_Count", of = local.load_balancer, statistic = "Sum", above = 5, minutes = 5, why = "The load balancer reached no service" }
    "unhealthy-hosts"    = { metric = "UnHealthyHostCount", of = local.behind, statistic = "Maximum", above = 0, minutes = 3, why = "A task behind the load balancer is not healthy" }
    "latency"            = { metric = "TargetResponseTime", of = local.load_balancer, statistic = "p95", above = 2, minutes = 5, why = "One answer in twenty takes over 2 s" }
    "rejected-by-target" = { metric = "TargetConnectionErrorCount", of = local.load_balancer, statistic = "Sum", above = 5, minutes = 5, why = "Tasks take no connections" }
  }
  database_alarms = merge([for name, identifier in var.databases : {
    "${name}-cpu"         = { metric = "CPUUtilization", of = identifier, statistic = "Average", above = 80, minutes = 10, why = "Database ${name} is busy" }
    "${name}-storage"     = { metric = "FreeStorageSpace", of = identifier, statistic = "Minimum", below = var.storage_gib * local.gib / 10, minutes = 5, why = "Database ${name} has less than a tenth of its storage left" }
    "${name}-memory"      = { metric = "FreeableMemory", of = identifier, statistic = "Minimum", below = local.gib / 16, minutes = 10, why = "Database ${name} has less than 64 MiB of memory left" }
    "${name}-connections" = { metric = "DatabaseConnections", of = identifier, statistic = "Maximum", above = 80, minutes = 5, why = "Database ${name} has many connections; ten pooled ones a task are usual" }
  }]...)
  service_alarms = { for name, service in var.services : "${name}-tasks" => {
    metric = "RunningTaskCount", of = { ClusterName = service.cluster, ServiceName = name }, statistic = "Minimum"
    below  = service.tasks, minutes = 10, why = "Fewer tasks of ${name} run than should"
  } }

  alarms = merge(
    { for name, alarm in local.load_balancer_alarms : name => merge({ below = null }, alarm, { namespace = "AWS/ApplicationELB" }) },
    { for name, alarm in local.database_alarms : name => merge({ above = null, below = null }, alarm, { namespace = "AWS/RDS", of = { DBInstanceIdentifier = alarm.of } }) },
    { for name, alarm in local.service_alarms : name => merge({ above = null }, alarm, { namespace = "ECS/ContainerInsights" }) },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.why
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.of
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = each.value.below == null ? "GreaterThanThreshold" : "LessThanThreshold"
  threshold           = each.value.below == null ? each.value.above : each.value.below
  period              = 60
  evaluation_periods  = each.value.minutes
  # No requests are no failure; a database that says nothing is one.
  treat_missing_data = each.value.namespace == "AWS/ApplicationELB" ? "notBreaching" : "missing"
  alarm_actions      = [aws_sns_topic.this.arn]
  ok_actions         = [aws_sns_topic.this.arn]
}
