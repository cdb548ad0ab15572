variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "mail_from" {
  description = "Sender of every mail."
  type        = string
}

variable "zone_id" {
  description = "Route 53 zone of the sender's domain; null when DNS is elsewhere, then the address itself is verified by a mail to it."
  type        = string
}
