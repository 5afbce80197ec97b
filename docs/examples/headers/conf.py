project = "Headers"
extensions = ["labportal"]
