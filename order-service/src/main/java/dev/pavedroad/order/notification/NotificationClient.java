package dev.pavedroad.order.notification;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

@FeignClient("notification-service")
interface NotificationClient {

    record PushKey(String publicKey) {}

    @PostMapping(path = "/internal/notifications", consumes = MediaType.APPLICATION_JSON_VALUE)
    void announce(@RequestBody String notification);

    @GetMapping("/internal/push-key")
    PushKey pushKey();
}
