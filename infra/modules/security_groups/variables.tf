variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_id" {
  description = "The VPC that the groups belong to."
  type        = string
}

variable "services" {
  description = "Every service of the communication map: its port and the ports it calls on the internet."
  type        = map(object({ port = number, internet = list(number) }))
}

variable "calls" {
  description = "Every call of the communication map, by '<from> to <to>'."
  type        = map(object({ from = string, to = string, port = number, why = string }))
}

variable "databases" {
  description = "The database of each service that has one, by the service's name."
  type        = map(string)
}

variable "public_service" {
  description = "The one service that the load balancer reaches."
  type        = string
}

variable "s3_prefix_list_id" {
  description = "The prefix list of S3, where ECR keeps the layers of images."
  type        = string
}

variable "bastion" {
  description = "Addresses that may sign in to the bastion and services that it reaches; null without one."
  type        = object({ cidr_blocks = list(string), services = list(string) })
  default     = null
}
