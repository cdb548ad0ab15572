package dev.pavedroad.order.notification;

import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableFeignClients(clients = NotificationClient.class)
class NotificationConfiguration {}
