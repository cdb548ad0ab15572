package dev.pavedroad.chassis.edge;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.resilience4j.spring6.bulkhead.configure.BulkheadAspect;
import io.github.resilience4j.spring6.circuitbreaker.configure.CircuitBreakerAspect;
import io.github.resilience4j.spring6.retry.configure.RetryAspect;
import io.github.resilience4j.spring6.timelimiter.configure.TimeLimiterAspect;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import java.lang.annotation.Annotation;
import org.aopalliance.intercept.MethodInterceptor;
import org.aspectj.lang.ProceedingJoinPoint;
import org.springframework.aop.Advisor;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.aspectj.MethodInvocationProceedingJoinPoint;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Puts Resilience4j's guards around the methods that are annotated for them, nested as Resilience4j has them. Its aspects
 * bring pointcuts of AspectJ, which look at every method of every bean: a quarter of a start, so they are left alone.
 */
@AutoConfiguration
@ConditionalOnClass({RetryAspect.class, ProceedingJoinPoint.class})
class GuardsAutoConfiguration {

    private static final int OUTERMOST = 0;

    /** What an aspect does around a call. */
    private interface Guard<A extends Annotation> {

        Object around(ProceedingJoinPoint call, A annotation) throws Throwable;
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor retries(ObjectProvider<RetryAspect> aspect) {
        return advisor(OUTERMOST, Retry.class, (call, it) -> aspect.getObject().retryAroundAdvice(call, it));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor circuitBreakers(ObjectProvider<CircuitBreakerAspect> aspect) {
        return advisor(OUTERMOST + 1, CircuitBreaker.class,
                (call, it) -> aspect.getObject().circuitBreakerAroundAdvice(call, it));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor timeLimiters(ObjectProvider<TimeLimiterAspect> aspect) {
        return advisor(OUTERMOST + 2, TimeLimiter.class,
                (call, it) -> aspect.getObject().timeLimiterAroundAdvice(call, it));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor bulkheads(ObjectProvider<BulkheadAspect> aspect) {
        return advisor(OUTERMOST + 3, Bulkhead.class, (call, it) -> aspect.getObject().bulkheadAroundAdvice(call, it));
    }

    private static <A extends Annotation> Advisor advisor(int order, Class<A> type, Guard<A> guard) {
        MethodInterceptor interceptor = call -> {
            var method = AopUtils.getMostSpecificMethod(call.getMethod(), call.getThis().getClass());
            return guard.around(new MethodInvocationProceedingJoinPoint((ProxyMethodInvocation) call),
                    AnnotatedElementUtils.findMergedAnnotation(method, type));
        };
        var advisor = new DefaultPointcutAdvisor(AnnotationMatchingPointcut.forMethodAnnotation(type), interceptor);
        advisor.setOrder(order);
        return advisor;
    }
}
