output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "The public subnets, one a zone."
  value       = [for subnet in aws_subnet.public : subnet.id]
}

output "private_subnet_ids" {
  description = "The private subnets, one a zone."
  value       = [for subnet in aws_subnet.private : subnet.id]
}

output "endpoints" {
  description = "AWS services that are reached without the internet."
  value       = sort(keys(aws_vpc_endpoint.interface))
}

output "s3_prefix_list_id" {
  description = "The prefix list of S3 in this region."
  value       = aws_vpc_endpoint.s3.prefix_list_id
}
