package dev.pavedroad.template.callee;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient("callee-service")
interface CalleeClient {
    // each idempotent endpoint

    @PutMapping("/internal/callees/{id}")
    JsonNode putCallees(@PathVariable("id") String id, @RequestBody JsonNode body);
    // end
    // each other endpoint

    @PostMapping("/internal/callees")
    JsonNode postCallees(@RequestBody JsonNode body);
    // end
}
