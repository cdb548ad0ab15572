variable "name" {
  description = "Prefix of every repository."
  type        = string
}

variable "images" {
  description = "Names of the images."
  type        = set(string)
}

variable "kept_images" {
  description = "How many images of each are kept."
  type        = number
}
