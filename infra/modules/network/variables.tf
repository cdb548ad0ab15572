variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_cidr" {
  description = "Address range of the VPC."
  type        = string
}

variable "public_subnet_cidrs" {
  description = "Address range of each public subnet, one a zone."
  type        = list(string)
}

variable "private_subnet_cidrs" {
  description = "Address range of each private subnet, one a zone."
  type        = list(string)
}

variable "nat_gateway_per_zone" {
  description = "A NAT gateway in each zone rather than one that all zones share."
  type        = bool
}

variable "public_port" {
  description = "Port on which the load balancer calls the public service."
  type        = number
}

variable "internet_ports" {
  description = "Ports on which services call out to the internet."
  type        = set(number)
}

variable "endpoint_security_group_id" {
  description = "Security group of the interface endpoints."
  type        = string
}

variable "log_retention_days" {
  description = "How long flow logs are kept."
  type        = number
}

variable "bastion" {
  description = "Addresses that may sign in to the bastion and ports that it reaches; null without one."
  type        = object({ cidr_blocks = list(string), ports = list(number) })
  default     = null
}

variable "traces" {
  description = "Whether there is a way to X-Ray."
  type        = bool
}

variable "endpoint_per_zone" {
  description = "Interface endpoints in each zone rather than in the first alone."
  type        = bool
}
