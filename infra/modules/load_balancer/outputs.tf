output "arn" {
  description = "The load balancer."
  value       = aws_lb.this.arn
}

output "dns_name" {
  description = "Its own name, for a CNAME where DNS is elsewhere."
  value       = aws_lb.this.dns_name
}

output "metric_name" {
  description = "What CloudWatch and autoscaling call it."
  value       = aws_lb.this.arn_suffix
}

output "target_group_metric_name" {
  description = "What CloudWatch and autoscaling call the tasks behind it."
  value       = aws_lb_target_group.this.arn_suffix
}

output "target_group_arn" {
  description = "The tasks behind it."
  value       = aws_lb_target_group.this.arn
  # A service may join only what a listener sends to.
  depends_on = [aws_lb_listener.https]
}
