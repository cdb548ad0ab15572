output "smtp_user" {
  description = "The IAM user whose access key becomes the SMTP password."
  value       = aws_iam_user.smtp.name
}
