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

variable "endpoint_per_zone" {
  description = "Endpoints of AWS services in each zone rather than in the first alone (cheaper, and that zone's end is everybody's)."
  type        = bool
  default     = true
  nullable    = false
}

variable "bastion" {
  description = "A machine to hop over by SSH: from which addresses, to which services, with which key; null, as infra/port-forward needs none."
  type = object({
    cidr_blocks = list(string)
    services    = list(string)
    public_key  = string
  })
  default = null

  validation {
    condition = var.bastion == null || alltrue([for cidr in try(var.bastion.cidr_blocks, []) :
    can(cidrnetmask(cidr)) && can(regex("/(2[4-9]|3[0-2])$", cidr))])
    error_message = "bastion: cidr_blocks are IPv4 ranges of at most 256 addresses, yours, for example ['203.0.113.7/32']; never 0.0.0.0/0."
  }

  validation {
    condition     = var.bastion == null || can(regex("^(ssh-ed25519|ssh-rsa|ecdsa-sha2-[a-z0-9-]+) ", var.bastion.public_key))
    error_message = "bastion: public_key is an OpenSSH public key, 'ssh-ed25519 AAAA...'."
  }
}
