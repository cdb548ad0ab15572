output "topic_arn" {
  description = "Where alarms go."
  value       = aws_sns_topic.this.arn
}

output "names" {
  description = "Every alarm."
  value       = keys(aws_cloudwatch_metric_alarm.this)
}
