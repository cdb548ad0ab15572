output "addresses" {
  description = "Host name of each instance."
  value       = { for name, instance in aws_db_instance.this : name => instance.address }
}

output "identifiers" {
  description = "Identifier of each instance."
  value       = { for name, instance in aws_db_instance.this : name => instance.identifier }
}

output "master_secret_arns" {
  description = "Where RDS keeps the master password of each instance."
  value       = { for name, instance in aws_db_instance.this : name => instance.master_user_secret[0].secret_arn }
}
