# A map that contradicts itself is refused with a sentence: one run for each way to do so.

run "reads_the_map_of_this_repository" {
  command = plan
  variables {
    yaml = file("../../../communication-map.yml")
  }
  assert {
    condition     = length(output.mistakes) == 0 && output.map.public_service == "api-gateway" && length(output.map.calls) == length(yamldecode(file("../../../communication-map.yml")).calls) && output.map.databases["order-service"] == "orders" && output.map.observers == ["prometheus"]
    error_message = "The map of the repository is read otherwise than it says."
  }
  assert {
    condition     = output.map.calls["order-service to product-service"].allow == ["PUT /internal/reservations/*", "DELETE /internal/reservations/*"] && output.map.calls["api-gateway to order-service"].allow == ["/api/orders/**"]
    error_message = "A call allows what its list says."
  }
  assert {
    condition     = output.map.calls["order-service to product-service"].port == 3002
    error_message = "A call has the port of its callee."
  }
}

run "refuses_not_yaml" {
  command = plan
  variables {
    yaml = "services: ["
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "two keys")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_map_without_calls" {
  command = plan
  variables {
    yaml = "services: { a: { port: 3000, public: true } }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "two keys")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_unknown_key" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [], routes: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "known keys are")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_unknown_key_of_a_service" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true, cidr: 10.0.0.0/8 } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "cidr of a")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_unknown_key_of_a_call" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 } }, calls: [{ from: a, to: b, why: w, port: 1 }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "port of the call from a")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_address_range_as_a_service" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, 10.0.0.0/8: { port: 3001 } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "no address")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_name_that_the_platform_needs" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, load-balancer: { port: 3001 } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "platform needs: load-balancer")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_service_twice" {
  command = plan
  variables {
    yaml = "services:\n  a: { port: 3000, public: true }\n  a: { port: 3001, public: true }\ncalls: []\n"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "there twice: ")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_port_out_of_bounds" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 70000, public: true } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "port from 1024")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_address_range_as_internet" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true, internet: [0.0.0.0/0] } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "a list of ports: a.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_doubled_port" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3000 } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "same port: 3000 of a, 3000 of b.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_doubled_database" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true, database: d }, b: { port: 3001, database: d } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "same database: d of a, d of b.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_map_without_a_public_service" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000 } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "there are 0.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_two_public_services" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001, public: true } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "there are 2.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_unknown_callee" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [{ from: a, to: z, why: w }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "not a service on the map; an address never is one: z.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_address_range_as_a_callee" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [{ from: a, to: 10.0.0.0/8, why: w }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "an address never is one: 10.0.0.0/8.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_self_call" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [{ from: a, to: a, why: w }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "calls itself")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_call_twice" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 } }, calls: [{ from: a, to: b, why: w }, { from: a, to: b, why: v }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "there twice: a to b.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_call_without_a_reason" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 } }, calls: [{ from: a, to: b }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "a call needs a 'why'")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_reason_that_aws_refuses" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 } }, calls: [{ from: a, to: b, why: a > b }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "a call needs a 'why'")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_observer_that_is_a_service" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [], observers: { a: { why: w } } }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "are none, and have a 'why': a.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_observer_without_a_reason" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [], observers: { p: {} } }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "have a 'why': p.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_address_range_as_an_observer" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [], observers: { 10.0.0.0/8: { why: w } } }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "named like services, are none, and have a 'why': 10.0.0.0/8.")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_an_unknown_key_of_an_observer" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [], observers: { p: { why: w, cidr: 10.0.0.0/8 } } }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "cidr of p")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_observers_that_are_no_table" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [], observers: [p] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "'observers' must be a table")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "needs_no_observers" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true } }, calls: [] }"
  }
  assert {
    condition     = length(output.mistakes) == 0 && length(output.map.observers) == 0
    error_message = jsonencode(output.mistakes)
  }
}

run "refuses_an_empty_list_of_what_a_call_allows" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 }, c: { port: 3002 } }, calls: [{ from: b, to: c, why: x, allow: [] }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "lists methods and paths") && strcontains(join(" ", output.mistakes), "b to c")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_method_that_is_none" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 }, c: { port: 3002 } }, calls: [{ from: b, to: c, why: x, allow: [FETCH /internal/x] }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "lists methods and paths") && strcontains(join(" ", output.mistakes), "b to c")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_path_of_another_api" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 }, c: { port: 3002 } }, calls: [{ from: b, to: c, why: x, allow: [GET /api/x] }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "lists methods and paths") && strcontains(join(" ", output.mistakes), "b to c")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_a_star_within_a_segment" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 }, c: { port: 3002 } }, calls: [{ from: b, to: c, why: x, allow: [GET /internal/x*] }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "lists methods and paths") && strcontains(join(" ", output.mistakes), "b to c")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_the_same_endpoint_twice" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 }, c: { port: 3002 } }, calls: [{ from: b, to: c, why: x, allow: [GET /internal, GET /internal] }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "lists methods and paths") && strcontains(join(" ", output.mistakes), "b to c")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "refuses_what_a_call_allows_that_is_no_list" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 }, c: { port: 3002 } }, calls: [{ from: b, to: c, why: x, allow: GET /internal }] }"
  }
  assert {
    condition     = length(output.mistakes) == 1 && strcontains(join(" ", output.mistakes), "lists methods and paths") && strcontains(join(" ", output.mistakes), "b to c")
    error_message = jsonencode(output.mistakes)
  }
  expect_failures = [output.map]
}

run "takes_what_the_gateway_may_route" {
  command = plan
  variables {
    yaml = "{ services: { a: { port: 3000, public: true }, b: { port: 3001 } }, calls: [{ from: a, to: b, why: x, allow: [GET /api/orders/*/events, POST /api/orders/**, GET /.well-known/jwks.json] }] }"
  }
  assert {
    condition     = length(output.mistakes) == 0
    error_message = jsonencode(output.mistakes)
  }
}
