package dev.pavedroad.user.account;

import dev.pavedroad.chassis.identity.SignedInUser;
import dev.pavedroad.chassis.web.ClientNetwork;
import dev.pavedroad.chassis.web.Page;
import dev.pavedroad.chassis.web.PageRequest;
import dev.pavedroad.chassis.web.Problem;
import dev.pavedroad.user.account.SignUpOutcome.EmailTaken;
import dev.pavedroad.user.account.SignUpOutcome.SignedUp;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts over HTTP. */
@RestController
@RequestMapping("/api/users")
class AccountController {

    private static final URI ME = URI.create("/api/users/me");

    private final SignUp signUp;
    private final Profile profile;
    private final Accounts accounts;

    AccountController(SignUp signUp, Profile profile, Accounts accounts) {
        this.signUp = signUp;
        this.profile = profile;
        this.accounts = accounts;
    }

    @PostMapping
    ResponseEntity<?> signUp(@Valid @RequestBody SignUpRequest request, HttpServletRequest http) {
        var client = ClientNetwork.of(http);
        return switch (signUp.signUp(request.email(), request.name(), request.password(), client)) {
            case SignedUp(var account) -> ResponseEntity.created(ME).body(AccountView.of(account));
            case EmailTaken() -> ResponseEntity.of(Problem.of(HttpStatus.CONFLICT, "email-taken",
                    "An account with this email exists; sign in instead.")).build();
        };
    }

    @GetMapping
    Page<AccountView> list(@Valid PageRequest page) {
        var newest = accounts.newestFirst(page.size(), page.offset());
        return Page.of(newest, page, accounts.count()).map(AccountView::of);
    }

    @GetMapping("/me")
    AccountView show(SignedInUser user) {
        return AccountView.of(profile.show(user.id()));
    }

    @PatchMapping("/me")
    AccountView rename(SignedInUser user, @Valid @RequestBody RenameRequest request) {
        return AccountView.of(profile.rename(user.id(), request.name()));
    }
}
