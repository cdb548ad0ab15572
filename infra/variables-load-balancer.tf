variable "domain_name" {
  description = "Name that clients use, for example api.example.com."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain_name))
    error_message = "domain_name: a name such as 'api.example.com', without scheme or path."
  }
}

variable "zone_id" {
  description = "Route 53 zone that domain_name lies in: certificate, name and mail identity are set up there."
  type        = string
  default     = null

  validation {
    condition     = var.zone_id == null || can(regex("^[A-Z0-9]{5,32}$", var.zone_id))
    error_message = "zone_id: the id of a Route 53 zone, for example 'Z0123456789ABC'."
  }

  validation {
    condition     = (var.zone_id == null) != (var.certificate_arn == null)
    error_message = "zone_id or certificate_arn: give one of the two, a zone to make the certificate in, or a certificate that exists."
  }
}

variable "certificate_arn" {
  description = "ACM certificate for domain_name, where DNS is not in Route 53; the name is then yours to point at the load balancer."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || can(regex("^arn:aws:acm:", var.certificate_arn))
    error_message = "certificate_arn: the ARN of an ACM certificate, 'arn:aws:acm:...'."
  }
}

variable "cors_allowed_origins" {
  description = "Web origins whose scripts may call the API."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for origin in var.cors_allowed_origins : can(regex("^https://[^/*,]+$", origin))])
    error_message = "cors_allowed_origins: origins such as 'https://shop.example.com', no wildcard and no path."
  }
}

variable "deletion_protection" {
  description = "Load balancer and databases refuse to be deleted, access logs and a last snapshot stay; infra/destroy turns it off."
  type        = bool
  default     = true
  nullable    = false
}

variable "admin_email" {
  description = "The administrator whom user-service makes at start; infra/secrets makes the password."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.admin_email))
    error_message = "admin_email: an address such as 'admin@example.com'."
  }
}

variable "web_acl" {
  description = "AWS WAF before the load balancer."
  type        = bool
  default     = true
  nullable    = false
}

variable "requests_per_address" {
  description = "Requests that WAF lets one address send in five minutes."
  type        = number
  default     = 6000
  nullable    = false

  validation {
    condition     = var.requests_per_address >= 10 && var.requests_per_address <= 2000000000
    error_message = "requests_per_address: 10 to 2000000000, as WAF counts."
  }
}

variable "firewall" {
  description = "The name that web_acl had; refused, since Terraform ignores a variable of a tfvars file that it does not know."
  type        = bool
  default     = null

  validation {
    condition     = var.firewall == null
    error_message = "firewall: this variable is web_acl now."
  }
}
