package dev.pavedroad.template.samples;

import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.template.samples.StoringOutcome.OtherName;
import dev.pavedroad.template.samples.StoringOutcome.Stored;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the services that the communication map lets call; the chassis checks their tokens. */
@RestController
@RequestMapping("/internal/samples")
class InternalSampleController {

    private final SampleStoring storing;

    InternalSampleController(SampleStoring storing) {
        this.storing = storing;
    }

    @PutMapping("/{id}")
    ResponseEntity<?> store(@PathVariable UUID id, @Valid @RequestBody StoreSampleRequest request) {
        return switch (storing.store(id, request.name())) {
            case Stored(var sample) -> ResponseEntity.ok(SampleView.of(sample));
            case OtherName() -> ResponseEntity.of(Problem.of(HttpStatus.CONFLICT, "sample-conflict",
                    "%s has another name; choose another id.".formatted(id))).build();
        };
    }
}
