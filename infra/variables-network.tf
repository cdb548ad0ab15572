variable "vpc_cidr" {
  description = "Address range of the VPC."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr)) && can(regex("/(1[6-9]|2[0-4])$", var.vpc_cidr))
    error_message = "vpc_cidr: an IPv4 range from /16 to /24, for example '10.0.0.0/16'."
  }
}

variable "public_subnet_cidrs" {
  description = "Address range of each public subnet, one a zone: load balancer and NAT."
  type        = list(string)
  default     = ["10.0.1.0/24", "10.0.2.0/24"]
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.public_subnet_cidrs : can(cidrnetmask(cidr))]) && contains([2, 3], length(var.public_subnet_cidrs))
    error_message = "public_subnet_cidrs: two or three IPv4 ranges, for example ['10.0.1.0/24', '10.0.2.0/24']; a load balancer needs two zones."
  }
}

variable "private_subnet_cidrs" {
  description = "Address range of each private subnet, one a zone: services, databases, endpoints."
  type        = list(string)
  default     = ["10.0.11.0/24", "10.0.12.0/24"]
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.private_subnet_cidrs : can(cidrnetmask(cidr))]) && length(var.private_subnet_cidrs) == length(var.public_subnet_cidrs)
    error_message = "private_subnet_cidrs: as many IPv4 ranges as public_subnet_cidrs, for example ['10.0.11.0/24', '10.0.12.0/24']."
  }

  validation {
    condition     = length(distinct(concat(var.public_subnet_cidrs, var.private_subnet_cidrs))) == length(concat(var.public_subnet_cidrs, var.private_subnet_cidrs))
    error_message = "private_subnet_cidrs: no range may be there twice, in public_subnet_cidrs neither."
  }
}

variable "nat_gateway_per_zone" {
  description = "A NAT gateway in each zone rather than one that all zones share (cheaper, and its zone's end is everybody's)."
  type        = bool
  default     = true
  nullable    = false
}
