package dev.pavedroad.chassis.web;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.pavedroad.chassis.web.BoundedCollectionDeserializer.TooManyElementsException;
import dev.pavedroad.chassis.web.Problem.FieldError;
import jakarta.servlet.RequestDispatcher;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever Spring MVC refuses into the problem documents of the contract. */
@RestControllerAdvice
class RequestExceptionHandler extends ResponseEntityExceptionHandler {

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception failure, Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var problem = body instanceof ProblemDetail made && made.getType().toString().startsWith("/problems/")
                ? made
                : Problem.of(status, sentence(status, body));
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION, WebRequest.SCOPE_REQUEST);
        return new ResponseEntity<>(problem, headers, status);
    }

    private static String sentence(HttpStatusCode status, Object body) {
        return status.is5xxServerError()
                ? "Something went wrong here; it has been logged."
                : body instanceof ProblemDetail made && made.getDetail() != null
                        ? made.getDetail()
                        : "The request cannot be answered.";
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                failure.getBindingResult().getAllErrors().stream().map(RequestExceptionHandler::fieldError).toList(),
                headers, status);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(
                failure.getParameterValidationResults().stream().flatMap(RequestExceptionHandler::fieldErrors).toList(),
                headers, status);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException failure,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return failure.getMostSpecificCause() instanceof PayloadTooLargeException tooLarge
                ? new ResponseEntity<>(tooLarge.problem(), headers, HttpStatus.PAYLOAD_TOO_LARGE)
                : invalid(List.of(bodyError(failure.getCause())), headers, status);
    }

    @ExceptionHandler
    ProblemDetail tooLarge(PayloadTooLargeException failure) {
        return failure.problem();
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(TypeMismatchException failure, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var field = failure instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : failure.getPropertyName();
        return invalid(List.of(new FieldError(String.valueOf(field), "has the wrong form")), headers, status);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure, HttpHeaders headers, HttpStatusCode status,
            WebRequest request) {
        return invalid(List.of(new FieldError(failure.getParameterName(), "is missing")), headers, status);
    }

    @ExceptionHandler
    ProblemDetail unreadable(MultipartException failure) {
        return Problem.invalid("", "The form cannot be read.");
    }

    @ExceptionHandler
    ProblemDetail violated(ConstraintViolationException failure) {
        return Problem.invalid(failure.getConstraintViolations().stream()
                .map(it -> new FieldError(it.getPropertyPath().toString(), it.getMessage())).toList());
    }

    private static ResponseEntity<Object> invalid(List<FieldError> errors, HttpHeaders headers, HttpStatusCode status) {
        return new ResponseEntity<>(Problem.invalid(errors), headers, status);
    }

    private static Stream<FieldError> fieldErrors(ParameterValidationResult result) {
        if (result instanceof ParameterErrors object) {
            return object.getAllErrors().stream().map(RequestExceptionHandler::fieldError);
        }
        var name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream().map(it -> new FieldError(name, it.getDefaultMessage()));
    }

    private static FieldError fieldError(MessageSourceResolvable error) {
        var field = error instanceof org.springframework.validation.FieldError named ? named.getField() : "";
        var mismatch = error instanceof org.springframework.validation.FieldError named && named.isBindingFailure();
        return new FieldError(field, mismatch ? "has the wrong form" : error.getDefaultMessage());
    }

    private static FieldError bodyError(Throwable cause) {
        return switch (cause) {
            // A text that no database or mail could carry.
            case InvalidFormatException unusable when unusable.getTargetType() == String.class ->
                new FieldError(path(unusable), unusable.getOriginalMessage());
            case MismatchedInputException mismatch -> new FieldError(path(mismatch), "has the wrong type or form");
            case JsonMappingException mapping when mapping.getCause() instanceof TooManyElementsException tooMany ->
                new FieldError(path(mapping).replaceFirst("\\[\\d+]$", ""), tooMany.getMessage());
            case JsonMappingException mapping -> new FieldError(path(mapping), "cannot be read");
            case StreamConstraintsException _ -> new FieldError("", "The body has too many values, or too deep ones.");
            case null -> new FieldError("", "The body is missing.");
            default -> new FieldError("", "The body is not valid JSON.");
        };
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream().map(RequestExceptionHandler::step).collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String step(Reference step) {
        return step.getFieldName() == null ? "[%d]".formatted(step.getIndex()) : "." + step.getFieldName();
    }
}
