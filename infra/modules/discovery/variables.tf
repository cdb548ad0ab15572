variable "vpc_id" {
  description = "The VPC in which the names resolve."
  type        = string
}

variable "domain" {
  description = "Domain of every service's name."
  type        = string
}

variable "services" {
  description = "Names to register under; none when Service Connect keeps the names."
  type        = set(string)
}
