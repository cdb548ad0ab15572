output "arn" {
  description = "The role."
  value       = aws_iam_role.this.arn
  # A task started before its role may read its secrets fails.
  depends_on = [aws_iam_role_policy.this]
}

output "trust_policy" {
  description = "Lets tasks of this account take a role."
  value       = data.aws_iam_policy_document.trust.json
}
