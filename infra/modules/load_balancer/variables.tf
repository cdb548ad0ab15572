variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Public subnets, one a zone."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the load balancer."
  type        = string
}

variable "port" {
  description = "Port of the service behind it."
  type        = number
}

variable "domain_name" {
  description = "Name that clients use."
  type        = string
}

variable "zone_id" {
  description = "Route 53 zone that proves the certificate and holds the name; null when DNS is elsewhere."
  type        = string
}

variable "certificate_arn" {
  description = "A certificate that exists already, where there is no zone."
  type        = string
}

variable "drain_seconds" {
  description = "How long a target that leaves still finishes what it has."
  type        = number
}

variable "deletion_protection" {
  description = "Refuse to be deleted, and keep the access logs."
  type        = bool
}

variable "log_retention_days" {
  description = "How long access logs are kept."
  type        = number
}
