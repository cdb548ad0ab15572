# Terraform and the services' own reader see the same map, or both refuse it.

run "reads_each_map_as_the_services_do" {
  command = plan
  module {
    source = "./tests/maps"
  }
  assert {
    condition     = length(output.refused_legal) == 0
    error_message = "refused, though the services read them: ${jsonencode(output.refused_legal)}"
  }
  assert {
    condition     = length(output.accepted_illegal) == 0
    error_message = "accepted, though the services refuse them: ${jsonencode(output.accepted_illegal)}"
  }
  assert {
    condition     = length(output.other_models) == 0
    error_message = "read in another way than by the services: ${jsonencode(output.other_models)}"
  }
  assert {
    condition     = length(output.names) >= 30
    error_message = "there are only ${length(output.names)} maps"
  }
}
