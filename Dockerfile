# A minimal image of the same executable. deploy/README.md says how to run it.
FROM node:22-bookworm-slim AS build
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --no-fund --no-audit
COPY . .
RUN npm run build && mkdir -m 700 /empty

FROM gcr.io/distroless/base-nossl-debian12:nonroot
COPY --from=build /source/dist/vestibule /usr/local/bin/vestibule
# A named volume takes its owner and mode from here: the server refuses a directory that others can open.
COPY --from=build --chown=65532:65532 --chmod=700 /empty /data
ENV VESTIBULE_DATA=/data VESTIBULE_UNLOCK_KEY_FILE=/keys/unlock.key
VOLUME /data
WORKDIR /
USER 65532:65532
EXPOSE 8443
ENTRYPOINT ["/usr/local/bin/vestibule"]
CMD ["serve"]
