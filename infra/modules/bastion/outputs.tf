output "address" {
  description = "Its public address."
  value       = aws_instance.this.public_ip
}
