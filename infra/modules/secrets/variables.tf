variable "name" {
  description = "Prefix of every secret."
  type        = string
}

variable "secrets" {
  description = "The secrets, as '<service>/<VARIABLE>'."
  type        = set(string)
}
