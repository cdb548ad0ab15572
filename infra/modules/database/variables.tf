variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "instances" {
  description = "The security groups of each instance, by the instance's name: one for each database it holds."
  type        = map(list(string))
}

variable "subnet_ids" {
  description = "Private subnets, one a zone."
  type        = list(string)
}

variable "instance_class" {
  description = "Size of an instance."
  type        = string
}

variable "storage_gib" {
  description = "Storage of an instance to begin with; it grows to five times that."
  type        = number
}

variable "multi_az" {
  description = "A standby in a second zone."
  type        = bool
}

variable "backup_days" {
  description = "How long backups are kept."
  type        = number
}

variable "deletion_protection" {
  description = "Refuse to be deleted, and leave a last snapshot behind."
  type        = bool
}

variable "ca_identifier" {
  description = "Which of RDS's authorities signs the instances' certificates; null: the account's default."
  type        = string
}
