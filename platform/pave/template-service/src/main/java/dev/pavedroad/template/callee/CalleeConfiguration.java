package dev.pavedroad.template.callee;

import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableFeignClients(clients = CalleeClient.class)
class CalleeConfiguration {}
