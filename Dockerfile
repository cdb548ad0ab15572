# The image of one service: docker build --build-arg SERVICE=order-service -t pavedroad/order-service .

# All services are built together, once, on the machine's own platform: jars run on any. A build context named jars, with
# the same files, takes the place of this stage.
FROM --platform=$BUILDPLATFORM maven:3-eclipse-temurin-25 AS jars
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    mvn -B -ntp -q -T 1C -Dmaven.test.skip=true -Dformatter.skip=true -pl '!:system-tests,!:template-service' package && \
    mkdir /jars && \
    cp --parents --preserve=timestamps $(ls */target/*.jar.original | sed 's/.original$//') \
      platform/dev-stack/target/dev-stack-exec.jar platform/key-tool/target/key-tool-exec.jar /jars

# What changes together becomes a layer: libraries; the service and the chassis.
FROM --platform=$BUILDPLATFORM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY --from=jars /jars/ ./
COPY communication-map.yml docker/jvm.options ./
RUN java -jar platform/dev-stack/target/dev-stack-exec.jar ports > ports && \
    mkdir /trainee && mv platform/dev-stack/target/dev-stack-exec.jar /trainee && \
    for jar in */target/*.jar; do \
      service=$(basename "$jar" .jar); layers=/layers/$service; \
      java -Djarmode=tools -jar "$jar" extract --layers --application-filename service.jar --destination "$layers" && \
      sed -n "s/^$service //p" ports > "$layers/application/port" && \
      install -D --preserve-timestamps --mode 644 "$jar" "/trainee/$jar" || exit 1; \
    done && \
    mv communication-map.yml /trainee/ && install -D --mode 644 jvm.options /trainee/docker/jvm.options

FROM eclipse-temurin:25-jre AS java
RUN groupadd --gid 10001 app && useradd --uid 10001 --gid app --home-dir /app --shell /usr/sbin/nologin app

# The system starts once, takes a few orders, and its JVMs write down what they have learned: see docs/adr/0017. Services
# that were trained before, on this machine and for the same jar, are not trained again.
FROM java AS trained
WORKDIR /trainee
COPY --from=build /trainee ./
RUN mkdir -p .local /aot && chown 10001:10001 .local /aot
ARG AOT_CACHE=on
ARG BUILDPLATFORM
ARG TARGETPLATFORM
RUN --mount=type=cache,target=/trainee/.local/aot,sharing=locked \
    if [ "$AOT_CACHE $BUILDPLATFORM" = "on $TARGETPLATFORM" ]; then \
      chown 10001:10001 .local/aot && \
      HOME=/tmp setpriv --reuid 10001 --regid 10001 --clear-groups \
        java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m -jar dev-stack-exec.jar train /aot; \
    fi && \
    for jar in */target/*.jar; do \
      aot=/aot/$(basename "$jar" .jar) && mkdir -p "$aot" && chown -R 0:0 "$aot" && \
      if [ -f "$aot/service.aot" ]; then echo -XX:AOTCache=/app/service.aot; fi > "$aot/aot.options" || exit 1; \
    done

FROM java
WORKDIR /app
# Few memory pools for the C library, so that threads do not fill the container with them.
ENV MALLOC_ARENA_MAX=2
COPY --chmod=755 docker/health ./
COPY --from=jars --chmod=644 /jars/platform/key-tool/target/key-tool-exec.jar ./key-tool.jar
COPY docker/jvm.options ./
ARG SERVICE
COPY --from=build /layers/${SERVICE}/dependencies/ ./
COPY --from=build /layers/${SERVICE}/snapshot-dependencies/ ./
COPY --from=trained /aot/${SERVICE}/ ./
COPY --from=build /layers/${SERVICE}/application/ ./
# Fargate gives a volume the rights of its folder in the image only when the image declares it.
VOLUME /tmp
USER 10001:10001
ENTRYPOINT ["java", "@/app/jvm.options", "@/app/aot.options", "-jar", "/app/service.jar"]
HEALTHCHECK --interval=5s --timeout=3s --start-period=5m --start-interval=1s --retries=3 CMD ["/app/health"]
ARG REVISION=unknown
LABEL org.opencontainers.image.title="${SERVICE}" \
      org.opencontainers.image.description="A service of Paved Road" \
      org.opencontainers.image.vendor="Paved Road" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.base.name="docker.io/library/eclipse-temurin:25-jre"
