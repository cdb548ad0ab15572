package dev.pavedroad.template.samples;

import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import dev.pavedroad.chassis.web.Problem;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For signed-in users, which the chassis demands of every path below /api; a bean {@code ApiAccess} says otherwise. */
@RestController
@RequestMapping("/api/samples")
class SampleController {

    private final Samples samples;

    SampleController(Samples samples) {
        this.samples = samples;
    }

    @GetMapping
    Page<SampleView> list(@Valid PageRequest page) {
        return Page.of(samples.newest(page.size(), page.offset()), page, samples.count())
                .map(SampleView::of);
    }

    @GetMapping("/{id}")
    ResponseEntity<?> find(@PathVariable UUID id) {
        var found = samples.findById(id);
        return found.isPresent()
                ? ResponseEntity.ok(SampleView.of(found.get()))
                : ResponseEntity.of(Problem.of(HttpStatus.NOT_FOUND, "unknown-sample",
                        "Nothing has the id %s.".formatted(id))).build();
    }
}
