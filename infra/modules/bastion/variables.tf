variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "public_key" {
  description = "OpenSSH public key of whoever may sign in as ec2-user."
  type        = string
}

variable "subnet_id" {
  description = "A public subnet."
  type        = string
}

variable "security_group_id" {
  description = "Security group of the bastion."
  type        = string
}
