package dev.pavedroad.notification.inbox;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InboxController {

    private final Inbox inbox;

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping("/internal/notifications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void accept(@Valid @RequestBody Notification notification) {
        inbox.accept(notification);
    }
}
