variable "yaml" {
  description = "The text of communication-map.yml."
  type        = string
}
