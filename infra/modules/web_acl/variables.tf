variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "load_balancer_arn" {
  description = "The load balancer to stand before."
  type        = string
}

variable "requests_per_address" {
  description = "Requests that one address may send in five minutes."
  type        = number
}
