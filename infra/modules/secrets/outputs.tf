output "arns" {
  description = "Each secret by '<service>/<VARIABLE>', and PUBLIC_KEYS."
  value       = { for key, secret in aws_secretsmanager_secret.this : key => secret.arn }
}
